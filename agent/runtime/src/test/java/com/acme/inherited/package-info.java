/** Classes of JDBC that inherit methods from types which are none. */
package com.acme.inherited;
