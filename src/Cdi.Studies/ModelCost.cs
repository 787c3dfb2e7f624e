namespace Cdi.Studies;

/// <summary>What the answers of a model have cost.</summary>
/// <param name="Amount">The sum of the known costs, 0 or more.</param>
/// <param name="Currency">USD, EUR or GBP; empty where nothing was to be paid.</param>
public readonly record struct ModelCost(decimal Amount, string Currency)
{
    /// <summary>Of answers for which nobody is paid.</summary>
    public static ModelCost Nothing { get; } = new(0, "");
}
