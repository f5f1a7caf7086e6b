/** JDBC classes that inherit methods from types that are not JDBC types. */
package com.acme.inherited;
