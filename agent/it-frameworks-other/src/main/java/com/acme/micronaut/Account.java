package com.acme.micronaut;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** An account of the host's table. */
@MappedEntity
public record Account(@Id int id, String owner, int balance) {}
