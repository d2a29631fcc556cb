from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.db import models
from taggit.managers import TaggableManager


class Order(models.Model):
    customer = models.ForeignKey("Customer", on_delete=models.CASCADE)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE)
    owner = models.ForeignKey("auth.User", models.CASCADE, db_column="owned_by")
    groups = models.ManyToManyField("auth.Group", through="Membership")
    notes = GenericRelation("notes.Note")
    tags = TaggableManager()
    content_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField()
    content = GenericForeignKey("content_type", "object_id")
