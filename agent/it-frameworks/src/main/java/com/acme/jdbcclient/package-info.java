/** Programs with Spring's JdbcClient. */
package com.acme.jdbcclient;
