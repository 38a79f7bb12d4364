declare module 'virtual:face.css'
declare module '*.css'
