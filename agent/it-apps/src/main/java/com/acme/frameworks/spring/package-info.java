/** A correct program with Spring's JdbcTemplate and declarative transactions. */
package com.acme.frameworks.spring;
