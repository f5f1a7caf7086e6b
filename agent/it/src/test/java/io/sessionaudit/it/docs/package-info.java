/** Pages of the documentation that tests keep up to date. */
package io.sessionaudit.it.docs;
