/** Programs with JDBI. */
package com.acme.jdbi;
