using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Local;

/// <summary>A method of a grain or observer interface, compiled on first use.</summary>
internal abstract class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> s_methods = new();

    private readonly int _tokenIndex;

    protected GrainMethod(MethodInfo method)
    {
        Name = method.Name;
        Interleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        ReadsOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsOneWay = method.ReturnType == typeof(void) || method.IsDefined(typeof(OneWayAttribute));
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        _tokenIndex = Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
    }

    public string Name { get; }

    public bool Interleaves { get; }

    public bool ReadsOnly { get; }

    public bool IsOneWay { get; }

    /// <summary>How long a caller waits for the answer, if the method itself says so.</summary>
    public TimeSpan? ResponseTimeout { get; }

    /// <exception cref="NotSupportedException">The method cannot be called through a reference.</exception>
    public static GrainMethod Of(MethodInfo method) => s_methods.GetOrAdd(method, static method =>
    {
        var returns = method.ReturnType;
        var result = returns == typeof(void) || returns == typeof(Task) || returns == typeof(ValueTask)
            ? typeof(Nothing)
            : returns.IsGenericType && returns.GetGenericTypeDefinition() is var definition
              && (definition == typeof(Task<>) || definition == typeof(ValueTask<>))
                ? returns.GetGenericArguments()[0]
                : null;
        if (result is null || method.IsGenericMethod || method.GetParameters().Any(p => p.ParameterType.IsByRef))
        {
            throw new NotSupportedException(
                $"{method.DeclaringType}.{method.Name} cannot be called through a reference: a method must not be "
                + "generic, must take no parameters by reference and must return Task, Task<T>, ValueTask or "
                + "ValueTask<T>, or void if it is one-way.");
        }

        return (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(result), method)!;
    });

    /// <summary>Sends the call and returns what the interface's method returns.</summary>
    public abstract object? Call(RequestTarget target, object?[] arguments);

    /// <summary>The token among the arguments, by which the caller may give up.</summary>
    protected CancellationToken TokenIn(object?[] arguments) =>
        _tokenIndex < 0 ? CancellationToken.None : (CancellationToken)arguments[_tokenIndex]!;

    /// <summary>Gives the callee a token that is cancelled in its own turns.</summary>
    public void SetToken(object?[] arguments, CancellationToken token)
    {
        if (_tokenIndex >= 0)
            arguments[_tokenIndex] = token;
    }
}

/// <summary>The result of a method that has none.</summary>
internal readonly struct Nothing;

/// <inheritdoc />
internal sealed class GrainMethod<TResult> : GrainMethod
{
    private static readonly Task<TResult> s_done = Task.FromResult(default(TResult)!);

    private readonly Func<object, object?[], ValueTask<TResult>> _invoke;
    private readonly Func<Task<TResult>, object?> _toReturn;

    public GrainMethod(MethodInfo method)
        : base(method)
    {
        var instance = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        Expression call = Expression.Call(
            Expression.Convert(instance, method.DeclaringType!),
            method,
            method.GetParameters().Select((parameter, index) => Expression.Convert(
                Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType)));
        if (method.ReturnType == typeof(void))
            call = Expression.Block(call, Expression.Default(typeof(ValueTask<TResult>)));
        else if (method.ReturnType != typeof(ValueTask<TResult>))
            call = Expression.Call(AwaitOf(method.ReturnType), call);
        _invoke = Expression.Lambda<Func<object, object?[], ValueTask<TResult>>>(call, instance, arguments).Compile();

        _toReturn =
            method.ReturnType == typeof(void) ? _ => null :
            method.ReturnType == typeof(ValueTask) ? task => new ValueTask(task) :
            method.ReturnType == typeof(ValueTask<TResult>) ? task => new ValueTask<TResult>(task) :
            task => task;
    }

    public ValueTask<TResult> Invoke(object instance, object?[] arguments) => _invoke(instance, arguments);

    public override object? Call(RequestTarget target, object?[] arguments)
    {
        var token = TokenIn(arguments);
        token.ThrowIfCancellationRequested();
        var request = new MethodRequest<TResult>(this, target, arguments);
        if (!IsOneWay)
            request.Await(token);
        target.Send(request);
        return _toReturn(IsOneWay ? s_done : request.Result);
    }

    private static MethodInfo AwaitOf(Type awaited) => typeof(GrainMethod<TResult>)
        .GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
        .Single(method => method.Name == nameof(Await) && method.GetParameters()[0].ParameterType == awaited);

    private static ValueTask<TResult> Await(Task<TResult> task) => new(task);

    private static async ValueTask<TResult> Await(Task task)
    {
        await task;
        return default!;
    }

    private static async ValueTask<TResult> Await(ValueTask task)
    {
        await task;
        return default!;
    }
}
