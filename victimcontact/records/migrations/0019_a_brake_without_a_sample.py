from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0018_what_officers_say_of_the_press"),
    ]

    operations = [
        migrations.RemoveField(model_name="brake", name="sample"),
    ]
