package com.acme.loans.jta;

import javax.sql.DataSource;

/** A small pool that takes part in the transactions of a manager. */
record GlobalPool(DataSource source, Transactions transactions) {}
