/** Ebean over HikariCP. */
package com.acme.ebean;
