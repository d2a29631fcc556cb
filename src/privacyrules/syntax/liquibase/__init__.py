"""What a changelog of Liquibase says, in XML, YAML or JSON: its parts, and the changes that they make."""
