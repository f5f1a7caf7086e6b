/** A correct program with JDBI. */
package com.acme.frameworks.jdbi;
