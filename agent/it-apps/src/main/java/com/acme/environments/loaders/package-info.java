/** Applications in their own class loaders, and the collection of the loaders. */
package com.acme.environments.loaders;
