/** Code as applications have it, in a package that the agent does not know. */
package com.acme;
