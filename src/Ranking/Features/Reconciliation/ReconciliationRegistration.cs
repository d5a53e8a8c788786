using EGovPlatform.ServiceDefaults;

namespace EGovPlatform.Ranking.Features.Reconciliation;

public static class ReconciliationRegistration
{
    /// <summary>Enrolments and score sheets, each with the service that owns them.</summary>
    public static void AddReconciliations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReconcileRound>();
        builder.AddReconciliation<ReconcileEnrolments>();
        builder.AddReconciliation<ReconcileSheets>();
    }
}
