/** Code like an application's, in a package that the agent does not know. */
package com.acme;
