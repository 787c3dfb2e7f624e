using System.Text.Json.Serialization;
using Cdi.Estimation.Rectification;
using Cdi.Studies.Results.Json;

namespace Cdi.Studies.Results;

/// <summary>The estimates of one estimand, by every method shown.</summary>
[JsonConverter(typeof(EstimateSetConverter))]
public sealed class EstimateSet
{
    private readonly EstimationMethod method;
    private readonly Dictionary<(string Term, EstimationMethod Method, string Design), Estimate> rows = [];

    /// <summary>Gathers the estimates of one estimand.</summary>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="estimates">Its rows, the primary method's first.</param>
    /// <exception cref="ArgumentException">No row is primary.</exception>
    public EstimateSet(string estimand, IReadOnlyList<Estimate> estimates)
    {
        Estimand = estimand;
        All = estimates;
        Primary = estimates.FirstOrDefault(each => each.Primary)
            ?? throw new ArgumentException($"No estimate of `{estimand}` is primary.", nameof(estimates));
        method = Primary.Method;
        foreach (var each in estimates) rows.TryAdd((each.Term, each.Method, each.Design), each);
    }

    /// <summary>Name of the estimand.</summary>
    public string Estimand { get; }

    /// <summary>Every row, the primary method's first, then in the order of <c>compare</c>.</summary>
    public IReadOnlyList<Estimate> All { get; }

    /// <summary>The primary target by the primary method.</summary>
    public Estimate Primary { get; }

    /// <summary>A term by the primary method.</summary>
    /// <param name="term">Name of the target, <c>hedge</c>.</param>
    /// <exception cref="KeyNotFoundException">The estimand has no such term.</exception>
    public Estimate this[string term] => this[term, method, Primary.Design];

    /// <summary>A term by a method on a sample.</summary>
    /// <param name="term">Name of the target.</param>
    /// <param name="by">The method.</param>
    /// <param name="design">The sample, as in <see cref="Estimate.Design"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such row.</exception>
    public Estimate this[string term, EstimationMethod by, string design] =>
        rows.TryGetValue((term, by, design), out var row)
        ? row
        : throw new KeyNotFoundException($"`{Estimand}` has no estimate of `{term}` by {by} @ {design}.");
}
