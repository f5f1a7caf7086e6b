/** Applications in class loaders of their own, and what becomes of the loaders. */
package com.acme.environments.loaders;
