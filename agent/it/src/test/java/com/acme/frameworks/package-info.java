/** Correct programs with common frameworks on top of JDBC: their arguments are URLs of databases. */
package com.acme.frameworks;
