/** A lawful program with JDBI. */
package com.acme.frameworks.jdbi;
