/** Pages of the documentation that the tests keep true. */
package io.sessionaudit.it.docs;
