-- +goose Up
-- +goose StatementBegin
CREATE TABLE parcels (
  id bigint PRIMARY KEY,
  email text NOT NULL
);
-- +goose StatementEnd

-- +goose Down
DROP TABLE parcels;
