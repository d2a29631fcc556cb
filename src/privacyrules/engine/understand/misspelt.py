"""Words that people often write wrongly, each with what they mean, where no law of slips tells it."""

_OFTEN = """
which: wich whitch; whether: wether; through: trough thru; with: whit wiht; the: teh hte; this: thsi
that: taht; their: thier; and: adn; our: oru uor; your: yuor yor youre ur; you: yuo; from: frmo
have: hav hvae; does: dose; could: colud coud cud; would: woud woudl; should: shoud shoudl shud
because: becouse bcause; any: ani; keep: kepp kep; kept: kepped; sell: sel; send: sned; sent: sendet
saved: safed; store: stor stroe; share: shar sahre; give: giv; delete: delet deleet delette
written: writen; use: yuse; upload: uplode uplaod; uploaded: uploded; answer: anwser awnser anser answere
customer: costumer custmer; customers: costumers custmers; search: serch; user: usr; users: usres uesrs
friend: frend freind; friends: frends freinds; police: polise; lawyer: lawer; phone: fone phon
telephone: telefon telefone; photo: foto; photos: fotos; mail: mial maill; email: emial emal emil
emails: emials emals; cookies: cookys; browser: brower browzer; number: numer; policy: polisy
breach: breech; hacked: hackt; database: databank; click: clik; clicks: cliks; track: trak
survey: survay; beacon: becon beakon; page: pag; pages: pags; name: naem nmae; colleague: colleage
question: qestion; private: privte; information: infos; password: paswort passwort; paid: payd
allowed: alloud alowd; temporary: tempory; registered: registrated registred; anonymous: anonym anonymus
transfer: transfert; acquire: aquire; track: trak trac; tracking: traking; want: whant; hello: hallo
website: webpage websit; marketing: maketing; people: peple poeple; without: witout whithout
visited: visted; statistics: statistiks stastics; until: untill; what: waht wat; when: wen whan
really: realy; answers: answeres anwsers awnsers; other: oter othr; right: rigth rihgt
"""

OFTEN = {
    written: meant.strip()
    for entry in _OFTEN.replace("\n", ";").split(";")
    if ":" in entry
    for meant, others in [entry.split(":")]
    for written in others.split()
}
"""What each of them means."""
