/** Programs with Spring's JdbcTemplate. */
package com.acme.jdbctemplate;
