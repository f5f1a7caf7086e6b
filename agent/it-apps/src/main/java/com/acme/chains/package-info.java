/** Random chains of data sources, and a model of what their pools lend. */
package com.acme.chains;
