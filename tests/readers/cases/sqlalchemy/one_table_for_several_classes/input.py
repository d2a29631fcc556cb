from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Person(Base):
    __tablename__ = "people"
    id = Column(Integer, primary_key=True)
    name = Column(String(80))


class Employee(Person):
    salary = Column(Integer)


class Manager(Employee):
    car = Column(String(20))


class Customer(Person):
    __tablename__ = "customers"
    id = Column(ForeignKey("people.id"), primary_key=True)
    email = Column(String(254))
