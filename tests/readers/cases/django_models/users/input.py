from django.contrib.auth.models import AbstractBaseUser, AbstractUser, PermissionsMixin
from django.contrib.auth import models as auth
from django.db import models


class User(AbstractUser):
    username = None
    email = models.EmailField("address", unique=True)
    phone = models.CharField(max_length=20)
    USERNAME_FIELD = "email"


class Account(AbstractBaseUser, PermissionsMixin):
    login = models.CharField(max_length=20)


class Member(auth.AbstractUser):
    pass


class Staff(auth.User):
    desk = models.CharField(max_length=20)
