/** The order service itself: customers, stock, orders and their lines; once in plain JDBC, once through scopes. */
package io.sessionaudit.demo.orders;
