from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.AddField("customer", "card", models.TextField()),  # privacyrules: ignore[no-card] "gone soon" until=2031-01-31 by=dana
        # privacyrules: ignore[opaque] "reviewed by hand" until=2031-01-31 by=dana
        migrations.MoveTable("customer"),
        # privacyrules: ignore[no-card] "beside nothing" until=2031-01-31 by=dana
    ]
