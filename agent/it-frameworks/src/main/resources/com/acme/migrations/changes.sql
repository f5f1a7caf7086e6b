--liquibase formatted sql

--changeset acme:1
CREATE TABLE note (id INT);
