package com.acme.datajdbc;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An account. */
@Table("ACCOUNT")
public record Account(@Id int id, String owner, int balance) {
    Account withBalance(int changed) {
        return new Account(id, owner, changed);
    }
}
