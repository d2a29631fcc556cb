-- Receipts and contracts that users upload; the files themselves lie in the object store.
CREATE TABLE documents (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id          bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    file_name        text   NOT NULL,
    content_type     text   NOT NULL,
    size_bytes       bigint NOT NULL,
    sha256           bytea  NOT NULL,
    content          bytea, -- privacyrules: data=uploaded_documents by="Noor Haddad"
    uploaded_at      timestamptz NOT NULL DEFAULT now()
);
