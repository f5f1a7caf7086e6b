/** JVMs of their own, with the finished jar or without it, and what came of them. */
package io.sessionaudit.it.fork;
