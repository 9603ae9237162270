process.on('unhandledRejection', (reason, promise) => console.log('unhandled:', reason.message, promise instanceof Promise));
process.on('rejectionHandled', () => console.log('handled after all'));
const promise = Promise.reject(new Error('late'));
setTimeout(() => promise.catch((error) => console.log('caught', error.message)), 5);
Promise.reject(new Error('in time')).catch((error) => console.log('caught', error.message));
