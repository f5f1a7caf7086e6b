package com.acme.chains;

import javax.sql.DataSource;

import com.acme.support.MinimalDataSource;

/** A data source of the application's own, in front of another. */
abstract class ChainSource extends MinimalDataSource {
    final DataSource behind;

    ChainSource(DataSource behind) {
        this.behind = behind;
    }
}
