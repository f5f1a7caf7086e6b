/** Random chains of data sources, and a model of their pools' loans. */
package com.acme.chains;
