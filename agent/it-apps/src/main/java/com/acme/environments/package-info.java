/** What applications do wherever they live: the same work in every home. */
package com.acme.environments;
