/** Programs with Flyway and Liquibase. */
package com.acme.migrations;
