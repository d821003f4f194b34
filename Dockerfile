# The image of a server and of the command-line tool; docs/operations.md describes its use.
FROM node:22-slim AS client
WORKDIR /client-web
COPY client-web/package.json client-web/package-lock.json client-web/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY client-web/ ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS server
WORKDIR /whitecell
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/ src/
# The client is built in the stage above. This compiles ahead of time for the processor that the stage runs on. With
# several platforms (buildx --platform) each is built separately.
RUN dotnet publish src/Simulation.Server -c Release -p:BuildClient=false -o /out \
    && dotnet publish src/Simulation.Cli -c Release -o /out-cli

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=server /out/ ./
COPY --from=server /out-cli/ /opt/whitecell/
COPY --from=client /client-web/dist/ client/
COPY scenarios/ scenarios/
RUN mkdir /data && chown $APP_UID /data
ENV PATH=$PATH:/opt/whitecell
USER $APP_UID
# 64 MiB of new objects before a garbage collection, in hexadecimal: rarer collections cost less processor time and pause
# for longer (docs/performance.md).
ENV DOTNET_GCgen0size=4000000
# Buffers of each size that are kept for reuse; a connection needs one while a message is being sent.
ENV DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION=512
ENV Urls=http://*:5080 Data=/data Scenarios=/app/scenarios Client=/app/client Logging__Json=true
EXPOSE 5080
VOLUME /data
# The image has no curl, so bash makes the request.
HEALTHCHECK --interval=10s --timeout=6s --start-period=20s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/5080 && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "Simulation.Server.dll"]
