package com.acme.batch;

import javax.sql.DataSource;

import com.acme.host.Host;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.ItemReader;
import org.springframework.batch.item.ItemWriter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;

/** Jobs of one step, with a chunk of two. */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
public class BatchApplication {
    static DataSource tables(Host host) {
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
                .execute(new DriverManagerDataSource(host.url(), "sa", "")); // line: tables
        return host.dataSource();
    }

    static <T> void launch(
            ConfigurableApplicationContext context, ItemReader<? extends T> reader, ItemWriter<? super T> writer)
            throws Exception {
        JobRepository repository = context.getBean(JobRepository.class);
        Job job = new JobBuilder("job", repository)
                .start(new StepBuilder("step", repository)
                        .<T, T>chunk(2, context.getBean(PlatformTransactionManager.class))
                        .reader(reader)
                        .writer(writer)
                        .build())
                .build();
        JobLauncher launcher = context.getBean(JobLauncher.class);
        JobExecution execution;
        // Spring Batch registers running steps by their ids in a static table, which two applications cannot share.
        synchronized (BatchApplication.class) {
            execution = launcher.run(job, new JobParameters()); // line: launch
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(execution.getAllFailureExceptions().toString());
        }
    }
}
