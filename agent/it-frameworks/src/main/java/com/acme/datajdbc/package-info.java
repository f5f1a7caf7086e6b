/** Programs with Spring Data JDBC. */
package com.acme.datajdbc;
