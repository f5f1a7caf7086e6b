/** A lawful program with Spring's JdbcTemplate with declared transactions. */
package com.acme.frameworks.spring;
