/** Random chains of data sources: the log says what the model of their pools' loans says. */
package io.sessionaudit.it.chains;
