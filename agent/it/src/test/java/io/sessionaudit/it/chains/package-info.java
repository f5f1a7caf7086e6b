/** Random chains of data sources: the log must agree with a model of the pools' loans. */
package io.sessionaudit.it.chains;
