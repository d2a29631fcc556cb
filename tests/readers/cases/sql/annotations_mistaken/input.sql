CREATE TABLE a (
    b text, -- privacyrules: data=email data=phone
    c text, -- privacyrules: email
    d text, -- privacyrules: data= email
    e text, -- privacyrules: data=email, phone
    f text, -- privacyrules: reason="never closed
    g text, -- privacyrules:
    h text, -- privacy-rules: data=email
    i text /* privacyrules: data=email */ -- privacyrules: data=phone
);
