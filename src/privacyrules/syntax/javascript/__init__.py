"""Programs in JavaScript and TypeScript: their folding, and the frameworks whose migrations they hold."""
