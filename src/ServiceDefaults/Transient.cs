using System.Net.Sockets;
using Grpc.Core;
using Npgsql;

namespace EGovPlatform.ServiceDefaults;

/// <summary>
/// Tells what will pass by itself (database, broker, issuer or another service away) from what never will. The first is
/// tried again without end, the second is not.
/// </summary>
internal static class Transient
{
    public static bool Is(Exception exception) => exception switch
    {
        PostgresException e => e.IsTransient || e.SqlState is
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.ReadOnlySqlTransaction
            || e.SqlState.StartsWith("08", StringComparison.Ordinal),
        // Npgsql's own exceptions, as against the server's, are about the connection.
        NpgsqlException => true,
        // A wrong secret or right is put right by an operator; the message that met it is not at fault.
        RpcException e => e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted
            or StatusCode.Aborted or StatusCode.Cancelled or StatusCode.Unauthenticated or StatusCode.PermissionDenied
            // A connection that broke in the middle of a call may come as INTERNAL; what broke it stands behind.
            || (e.Status.DebugException is { } cause && Is(cause)),
        HttpRequestException or SocketException or TimeoutException or OperationCanceledException => true,
        IssuerUnavailableException => true,
        _ => exception.InnerException is { } inner && Is(inner),
    };
}
