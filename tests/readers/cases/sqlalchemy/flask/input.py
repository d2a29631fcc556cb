from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

tags = db.Table("tags", db.Column("tag_id", db.Integer, db.ForeignKey("tag.id")), db.Column("label", db.Text))


class OrderItem(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    gift_note = db.Column(db.Text)
    owner = db.relationship("HTTPUser", backref=db.backref("items"), lazy=True)


class HTTPUser(db.Model, UserMixin):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(120), unique=True)


class Staff(HTTPUser):
    desk_phone = db.Column(db.String(20))


class Supplier(HTTPUser):
    id = db.Column(db.Integer, db.ForeignKey("http_user.id"), primary_key=True)
    iban = db.Column(db.String(34))


class Shipment(db.Model):
    __tablename__ = "parcels"
    street = db.deferred(db.Column(db.String(80)))
