namespace EGovPlatform.Ranking.Features.Reconciliation;

public static class ReconciliationRegistration
{
    public static void AddReconciliation(this IHostApplicationBuilder builder)
    {
        builder.Services.Configure<ReconciliationOptions>(builder.Configuration.GetSection("Reconciliation"));
        builder.Services.AddSingleton<ReconcileRound>();
        builder.Services.AddHostedService<ReconcileSheets>();
    }
}
