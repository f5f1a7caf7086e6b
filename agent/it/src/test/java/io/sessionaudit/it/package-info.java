/** Tests of the finished jar from outside. */
package io.sessionaudit.it;
