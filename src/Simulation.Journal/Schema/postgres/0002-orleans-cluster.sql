-- Which servers make up the cluster of this database (docs/operations.md, Several servers). Orleans' library
-- for PostgreSQL reads the statements that it needs from OrleansQuery, and looks for the names with capitals in what
-- they give; how the tables are made is left to them.
create table orleans_cluster (
    id text collate "C" primary key,
    version int not null
);

create table orleans_silo (
    cluster text collate "C" not null references orleans_cluster on delete cascade,
    address text collate "C" not null,
    port int not null,
    generation int not null,
    name text not null,
    host text not null,
    status int not null,
    gateway_port int not null,
    suspected text,
    started timestamptz not null,
    alive timestamptz not null,
    primary key (cluster, address, port, generation)
);

create table OrleansQuery (
    QueryKey text primary key,
    QueryText text not null
);

-- Whoever changes a member names the version of the table that it has read, and makes the next one: of two at once, one
-- changes nothing and is told so.
insert into OrleansQuery values
('InsertMembershipVersionKey', $$
    with made as (insert into orleans_cluster values (@DeploymentId, 0) on conflict do nothing returning id)
    select count(*) > 0 from made
$$),
('InsertMembershipKey', $$
    with next as (
        update orleans_cluster set version = version + 1
        where id = @DeploymentId and version = @Version and not exists (
            select from orleans_silo
            where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
        returning id),
    made as (
        insert into orleans_silo
        select id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, null, @StartTime, @IAmAliveTime
        from next returning cluster)
    select count(*) > 0 from made
$$),
('UpdateMembershipKey', $$
    with next as (
        update orleans_cluster set version = version + 1
        where id = @DeploymentId and version = @Version and exists (
            select from orleans_silo
            where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
        returning id),
    changed as (
        update orleans_silo set status = @Status, suspected = @SuspectTimes::text, alive = @IAmAliveTime
        from next
        where cluster = next.id and address = @Address and port = @Port and generation = @Generation
        returning cluster)
    select count(*) > 0 from changed
$$),
('UpdateIAmAlivetimeKey', $$
    update orleans_silo set alive = @IAmAliveTime
    where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$$),
('MembershipReadRowKey', $$
    select id as "DeploymentId", address as "Address", port as "Port", generation as "Generation", name as "SiloName",
        host as "HostName", status as "Status", gateway_port as "ProxyPort", suspected as "SuspectTimes",
        started as "StartTime", alive as "IAmAliveTime", version as "Version"
    from orleans_cluster left join orleans_silo
        on cluster = id and address = @Address and port = @Port and generation = @Generation
    where id = @DeploymentId
$$),
('MembershipReadAllKey', $$
    select id as "DeploymentId", address as "Address", port as "Port", generation as "Generation", name as "SiloName",
        host as "HostName", status as "Status", gateway_port as "ProxyPort", suspected as "SuspectTimes",
        started as "StartTime", alive as "IAmAliveTime", version as "Version"
    from orleans_cluster left join orleans_silo on cluster = id
    where id = @DeploymentId
$$),
('GatewaysQueryKey', $$
    select address as "Address", gateway_port as "ProxyPort", generation as "Generation"
    from orleans_silo where cluster = @DeploymentId and status = @Status and gateway_port > 0
$$),
('DeleteMembershipTableEntriesKey', $$
    delete from orleans_cluster where id = @DeploymentId
$$),
('CleanupDefunctSiloEntriesKey', $$
    delete from orleans_silo where cluster = @DeploymentId and alive < @IAmAliveTime and status = 6 -- dead
$$);
